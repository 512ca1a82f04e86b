package io.bobbin.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.flink.client.cli.CliFrontendParser;
import org.apache.flink.client.cli.DefaultCLI;
import org.apache.flink.client.cli.GenericCLI;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbTest {
  @ParameterizedTest
  @CsvSource({
    "run, getRunCommandOptions",
    "run-application, getRunCommandOptions",
    "info, getInfoCommandOptions",
    "list, getListCommandOptions",
    "cancel, getCancelCommandOptions",
    "stop, getStopCommandOptions",
    "savepoint, getSavepointCommandOptions",
    "checkpoint, getCheckpointCommandOptions"
  })
  void hasTheOptionsOfFlink(String word, String flinksMethod) throws Exception {
    Method method = CliFrontendParser.class.getDeclaredMethod(flinksMethod);
    method.setAccessible(true);
    Options flinks = (Options) method.invoke(null);
    new GenericCLI(new Configuration(), ".").addGeneralOptions(flinks);
    new DefaultCLI().addGeneralOptions(flinks);

    List<CommandLineOption> present = Verb.of(word).orElseThrow().options().present();

    assertThat(present.stream().map(CommonsCli::option).map(VerbTest::text))
        .containsExactlyInAnyOrderElementsOf(
            flinks.getOptions().stream().map(VerbTest::text).toList());
  }

  private static String text(Option option) {
    String longName = option.getLongOpt() == null ? "" : option.getLongOpt();
    return "%s,%s takes %d%s"
        .formatted(
            option.getOpt(), longName, option.getArgs(), option.hasOptionalArg() ? " or none" : "");
  }
}
