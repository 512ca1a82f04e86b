package io.bobbin.programs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Tells in main() and in a task what it finds: by which class loader it was itself loaded, and what
 * is in the files and resources that its arguments name, as in {@code file:conf/a resource:b}.
 */
public final class LooksAround {
  private LooksAround() {}

  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    for (String argument : arguments) {
      System.out.println("main sees " + look(argument));
    }
    environment.fromData(arguments).map(argument -> "task sees " + look(argument)).print();
    environment.execute("looks around");
  }

  private static String look(String argument) throws IOException {
    String[] parts = argument.split(":", 2);
    return argument
        + " = "
        + switch (parts[0]) {
          case "file" -> text(Files.newInputStream(Path.of(parts[1])));
          case "resource" ->
              text(Thread.currentThread().getContextClassLoader().getResourceAsStream(parts[1]));
          case "class" -> loader(parts[1]);
          default -> throw new IllegalArgumentException(argument);
        };
  }

  private static String text(InputStream input) throws IOException {
    if (input == null) {
      return "nothing";
    }
    try (input) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static String loader(String name) {
    try {
      Class<?> found = Class.forName(name);
      return found.getClassLoader() == ClassLoader.getSystemClassLoader() ? "Java" : "Flink";
    } catch (ClassNotFoundException e) {
      return "nothing";
    }
  }
}
