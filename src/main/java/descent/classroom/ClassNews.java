package descent.classroom;

/** What servers that share the classes of one store tell each other. */
public interface ClassNews {
  /** Nobody to tell. */
  ClassNews NONE =
      new ClassNews() {
        @Override
        public void tell(String code, boolean changed, Presence here) {}

        @Override
        public void listen(Listener listener) {}
      };

  /**
   * Who is connected to a class.
   *
   * @param followers how many
   * @param teachers how many, with who helps
   * @param exploring how many followers look at something of their own
   */
  record Presence(int followers, int teachers, int exploring) {
    public static final Presence NOBODY = new Presence(0, 0, 0);
  }

  /** Hears what others tell. */
  interface Listener {
    /**
     * @param changed whether the store has something new of this class
     * @param elsewhere who is connected to all other servers
     */
    void heard(String code, boolean changed, Presence elsewhere);
  }

  /**
   * Tells of a class, without waiting for anybody.
   *
   * @param changed whether this server has changed, begun or forgotten it
   * @param here who is connected to this server
   */
  void tell(String code, boolean changed, Presence here);

  void listen(Listener listener);
}
