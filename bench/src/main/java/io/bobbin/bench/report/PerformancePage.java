package io.bobbin.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the documentation that shows the results between two marks; the rest is people's. */
public final class PerformancePage {
  private static final String BEGIN = "<!-- results: begin -->";
  private static final String END = "<!-- results: end -->";

  private final Path page;
  private final Path picture;

  /**
   * The page.
   *
   * @param directory of {@code performance.md} and {@code performance.svg}; the page is made if it
   *     is not there
   */
  public PerformancePage(Path directory) {
    this.page = directory.resolve("performance.md");
    this.picture = directory.resolve("performance.svg");
  }

  public void write(Results results) throws IOException {
    Files.createDirectories(page.getParent());
    String text = Files.exists(page) ? Files.readString(page) : BEGIN + "\n" + END + "\n";
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(page + " does not have the lines '" + BEGIN + "' and '" + END + "'.");
    }
    TimelinePicture timelines = new TimelinePicture(results);
    String shown = "";
    if (!timelines.isEmpty()) {
      Files.writeString(picture, timelines.svg());
      shown =
          "![From the client's start to the first task running](" + picture.getFileName() + ")\n\n";
    }
    Files.writeString(
        page,
        text.substring(0, begin + BEGIN.length())
            + "\n"
            + shown
            + new Report(results).markdown()
            + text.substring(end));
  }
}
