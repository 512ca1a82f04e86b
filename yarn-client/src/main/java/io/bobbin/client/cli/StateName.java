package io.bobbin.client.cli;

import io.bobbin.client.find.ApplicationFilter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A state as users name it.
 *
 * @param states which of YARN's that means
 */
record StateName(Set<YarnApplicationState> states) {
  private static final String RUNNING = "running";
  private static final String FINISHED = "finished";

  private static Stream<String> names() {
    return Stream.concat(
        Stream.of(RUNNING, FINISHED), Arrays.stream(YarnApplicationState.values()).map(Enum::name));
  }

  /** Reads a name. In capitals it is YARN's; so it can be told apart whether all are meant. */
  static final class Converter implements ITypeConverter<StateName> {
    @Override
    public StateName convert(String text) {
      return switch (text) {
        case RUNNING -> new StateName(ApplicationFilter.ALIVE);
        case FINISHED -> new StateName(ApplicationFilter.OVER);
        default ->
            Arrays.stream(YarnApplicationState.values())
                .filter(state -> state.name().equals(text))
                .findAny()
                .map(state -> new StateName(Set.of(state)))
                .orElseThrow(() -> unknown(text));
      };
    }

    private static TypeConversionException unknown(String text) {
      return new TypeConversionException(
          "there is no state '" + text + "'; possible: " + String.join(", ", names().toList()));
    }
  }

  /** All names. */
  static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }
}
