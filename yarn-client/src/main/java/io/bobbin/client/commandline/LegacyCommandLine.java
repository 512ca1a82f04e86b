package io.bobbin.client.commandline;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.util.List;
import java.util.Optional;

/**
 * Puts {@code flink}'s command lines as Flink 1.4 to 1.20 understood them in the words of Flink
 * 2.3: the removed verb, {@code -m yarn-cluster}, the options for YARN, and settings whose keys
 * have changed. What 2.3 understands passes unchanged, as does everything from the program's jar
 * on.
 *
 * <p>Two things differ from 1.x on purpose. Options for YARN beside {@code -t}, and {@code -D}
 * beside {@code -m yarn-cluster}, were dropped without a word there; here they have the effect that
 * their writer expected.
 */
public final class LegacyCommandLine {
  private final RenamedKeys renamedKeys = new RenamedKeys();

  /**
   * The same request in the words of 2.3.
   *
   * @param arguments the verb and all that follows it
   * @throws BobbinException if options exclude each other, or one was never there
   */
  public ModernCommandLine modernize(List<String> arguments) {
    if (arguments.isEmpty()) {
      return new ModernCommandLine(arguments, List.of());
    }
    if (arguments.get(0).equals("modify")) {
      throw new BobbinException(
          ExitCode.USAGE,
          "flink modify is gone since Flink 1.9. Stop the job with a savepoint, and run it from"
              + " there with -s and another -p.");
    }
    Optional<Verb> verb = Verb.of(arguments.get(0));
    if (verb.isEmpty()) {
      return new ModernCommandLine(arguments, List.of());
    }
    List<Argument> given = ArgumentReader.read(verb.get(), arguments.subList(1, arguments.size()));
    Deployment deployment = Deployment.of(verb.get(), new GivenOptions(given));
    return new Translation(verb.get(), given, deployment, renamedKeys).result();
  }
}
