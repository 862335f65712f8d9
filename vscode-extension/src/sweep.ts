/** Many files, one after the other, with a pause as often as the editor needs one. */

/** How long the editor may wait, in milliseconds: half a frame. */
const TURN = 8;

/** What a sweep asks for each file. */
export interface Sweep<File> {
  /** The text of a file; nothing where it cannot be read. */
  readonly read: (file: File) => Promise<string | undefined>;
  readonly check: (file: File, text: string) => void;
  /** How many files are done. */
  readonly done: (count: number) => void;
  readonly stopped: () => boolean;
}

/** Goes over files; whether it came to the end. */
export async function sweep<File>(files: readonly File[], { read, check, done, stopped }: Sweep<File>): Promise<boolean> {
  let began = performance.now();
  for (const [nth, file] of files.entries()) {
    if (stopped()) return false;
    const text = await read(file);
    // Whoever reads at once gives nobody else a turn.
    if (performance.now() - began > TURN) {
      done(nth);
      await new Promise((resolve) => setTimeout(resolve, 0));
      began = performance.now();
    }
    if (text !== undefined) check(file, text);
  }
  done(files.length);
  return true;
}
