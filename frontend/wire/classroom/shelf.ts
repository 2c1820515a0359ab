import { readLecture, type Lecture } from './lecture';

/** Where a browser keeps texts; it may refuse to. */
type Texts = Pick<Storage, 'getItem' | 'setItem'>;

const KEPT = 'lectures';
/** Of a time when a browser kept one lecture. */
const ONE = 'lecture';

/** The lectures that a browser keeps, the one that was edited last at the end; what comes from elsewhere stands beside them and takes no place of theirs. */
export class Shelf {
  private kept: Lecture[];

  constructor(private readonly texts: () => Texts) {
    this.kept = [];
    try {
      const all = texts().getItem(KEPT);
      const one = texts().getItem(ONE);
      this.kept = readAll(all === null ? (one === null ? [] : [JSON.parse(one)]) : JSON.parse(all));
    } catch {
      // A browser that keeps nothing still shows a lecture.
    }
  }

  get lectures(): readonly Lecture[] {
    return this.kept;
  }

  /** The place of an equal lecture; -1 where there is none. */
  placeOf(lecture: Lecture): number {
    const text = JSON.stringify(lecture);
    return this.kept.findIndex((each) => JSON.stringify(each) === text);
  }

  /**
   * Keeps a lecture as the last one, in the place of what it was before.
   *
   * @param before its place; -1 for one that takes nobody's
   * @returns false where the browser does not keep it
   */
  keep(lecture: Lecture, before: number): boolean {
    return this.written([...this.others(before), lecture]);
  }

  /** Keeps all but one; false where the browser keeps it still. */
  remove(place: number): boolean {
    return this.written(this.others(place));
  }

  private others(place: number): Lecture[] {
    return this.kept.filter((_, at) => at !== place);
  }

  private written(lectures: Lecture[]): boolean {
    try {
      this.texts().setItem(KEPT, JSON.stringify(lectures));
    } catch {
      return false;
    }
    this.kept = lectures;
    return true;
  }
}

/** What cannot be read is left out; the others stay. */
function readAll(all: unknown): Lecture[] {
  if (!Array.isArray(all)) return [];
  return all.flatMap((each) => {
    try {
      return [readLecture(each)];
    } catch {
      return [];
    }
  });
}
