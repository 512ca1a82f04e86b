package io.bobbin.launch;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The user's program, as the application master finds it.
 *
 * @param jar path of the user's jar, relative to the container's working directory
 * @param mainClass the class whose {@code main()} runs; empty if the jar's manifest names it
 * @param arguments what {@code main()} gets
 */
public record Program(String jar, Optional<String> mainClass, List<String> arguments) {
  public Program {
    Objects.requireNonNull(jar, "jar");
    Objects.requireNonNull(mainClass, "mainClass");
    arguments = List.copyOf(arguments);
  }
}
