package io.bobbin.client.report;

import io.bobbin.client.PlainText;
import java.io.PrintStream;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Where a command writes to.
 *
 * @param out results, and progress unless results are read by a program
 * @param err errors, and progress if results are read by a program
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 */
public record Output(
    PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {
  private static final int REDRAW_MS = 100;
  private static final String OUT_PROPERTY = "bobbin.terminal.out";

  /** Whether one of Bobbin's scripts has started this process. */
  public static boolean isProcess() {
    return System.getProperty(OUT_PROPERTY) != null;
  }

  /** The process's own streams; the script that starts it knows whether they are terminals. */
  public static Output ofProcess() {
    return new Output(
        System.out,
        System.err,
        Boolean.getBoolean(OUT_PROPERTY),
        Boolean.getBoolean("bobbin.terminal.err"));
  }

  /** Says what the user ought to know, but nothing stops for. */
  public void warn(String warning) {
    err.println("bobbin: " + PlainText.line(warning));
  }

  /**
   * Where progress goes.
   *
   * @param json whether {@code out} is kept for one JSON document
   */
  public Progress progress(boolean json) {
    PrintStream stream = json ? err : out;
    boolean terminal = json ? errIsTerminal : outIsTerminal;
    Progress progress = new Progress(stream, terminal, System::nanoTime);
    if (terminal) {
      drawAgainAndAgain(progress);
    }
    return progress;
  }

  private static void drawAgainAndAgain(Progress progress) {
    TimerTask task =
        new TimerTask() {
          @Override
          public void run() {
            progress.redraw();
          }
        };
    new Timer("Progress", true).schedule(task, REDRAW_MS, REDRAW_MS);
  }
}
