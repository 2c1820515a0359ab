package descent.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a member of a cluster listens.
 *
 * @param host a name or an address
 */
public record MemberAddress(String host, int port) {
  /** Where none is given. */
  static final int USUAL_PORT = 5701;

  /** What {@link #readAll} takes, for people. */
  public static final String FORM =
      "the addresses of all members with commas between, as 10.0.0.1:5701,10.0.0.2:5701";

  private static final Pattern TEXT =
      Pattern.compile("(\\[[0-9a-fA-F:]+\\]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");
  private static final int LAST_PORT = 65_535;

  /**
   * Reads the addresses of all members.
   *
   * @throws IllegalArgumentException if they are none
   */
  public static List<MemberAddress> readAll(String typed) {
    var all = new ArrayList<MemberAddress>();
    for (String each : typed.split("[,\\s]+")) {
      Matcher parts = TEXT.matcher(each);
      if (!parts.matches()) {
        throw new IllegalArgumentException(FORM);
      }
      int port = parts.group(2) == null ? USUAL_PORT : Integer.parseInt(parts.group(2));
      if (port < 1 || port > LAST_PORT) {
        throw new IllegalArgumentException(FORM);
      }
      all.add(new MemberAddress(parts.group(1), port));
    }
    return List.copyOf(all);
  }

  /** Whether it is one of this machine. */
  public boolean isHere() {
    try {
      return here() != null;
    } catch (IOException e) {
      return false;
    }
  }

  /** The address of this machine that the name stands for; null for another machine's. */
  @Nullable InetAddress here() throws IOException {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null) {
          return address;
        }
      }
    } catch (UnknownHostException e) {
      // The name of a machine that is not in the network yet.
    }
    return null;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
