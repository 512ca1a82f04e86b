package io.bobbin.programs;

import com.google.common.base.Objects;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Calls a method of a library in its own jar that the bundle's version no longer has. */
public final class BringsOldLibrary {
  private BringsOldLibrary() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println(libraryOf("main"));
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.fromData("task").map(BringsOldLibrary::libraryOf).print();
    environment.execute("brings an old library");
  }

  private static String libraryOf(String place) {
    Path jar = Path.of(Objects.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return Objects.toStringHelper("Guava")
        .add("place", place)
        .add("jar", jar.getFileName())
        .toString();
  }
}
