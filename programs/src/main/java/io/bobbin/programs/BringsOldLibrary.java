package io.bobbin.programs;

import com.google.common.base.Objects;
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
    boolean own = jarOf(Objects.class).equals(jarOf(BringsOldLibrary.class));
    return Objects.toStringHelper("Guava").add("in", place).add("own", own).toString();
  }

  private static String jarOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().toString();
  }
}
