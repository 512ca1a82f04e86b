package io.bobbin.client.commandline;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.commandline.Argument.Given;
import io.bobbin.client.commandline.Argument.Plain;
import io.bobbin.client.commandline.CommandLineOption.Arity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One line's translation, argument by argument. A key that a line sets outright wins over an option
 * that stands for it, wherever they stand, as in 1.x.
 */
final class Translation {
  /**
   * An option that Flink ignores, in place of one that is dropped after one that would else take
   * what follows.
   */
  private static final String SEPARATOR = "-v";

  private static final String CLUSTER_ID = "high-availability.cluster-id";

  /** Options that are a setting; of several the first counts. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "yid", "yarn.application.id",
          "yqu", "yarn.application.queue",
          "ynm", "yarn.application.name",
          "yat", "yarn.application.type",
          "ynl", "yarn.application.node-label",
          "yz", CLUSTER_ID,
          "ys", "taskmanager.numberOfTaskSlots",
          "yt", "yarn.ship-files",
          "yjm", "jobmanager.memory.process.size",
          "ytm", "taskmanager.memory.process.size");

  private static final Set<String> MEMORY = Set.of("yjm", "ytm");

  private static final Map<String, String> WITHOUT_MEANING =
      Map.of(
          "yn", "workers are asked for as slots are needed; -p says how many",
          "yj", "the containers run the Flink of Bobbin's bundle",
          "yst", "streaming needs no mode of its own",
          "yq", "yarn-session.sh -q shows what YARN has to give",
          "q", "the log's configuration says what is shown",
          "yd", "it is for verbs that run a program",
          "d", "it is for verbs that run a program");

  private final Verb verb;
  private final OptionTable options;
  private final List<Argument> arguments;
  private final GivenOptions given;
  private final Deployment deployment;
  private final RenamedKeys renamedKeys;
  private final List<String> words = new ArrayList<>();
  private final Set<String> notices = new LinkedHashSet<>();
  private final Set<String> settled;

  /** How many words the option takes that was written last. */
  private Arity last = Arity.FLAG;

  Translation(Verb verb, List<Argument> arguments, Deployment deployment, RenamedKeys renamedKeys) {
    this.verb = verb;
    this.options = verb.options();
    this.arguments = arguments;
    this.given = new GivenOptions(arguments);
    this.deployment = deployment;
    this.renamedKeys = renamedKeys;
    this.settled = new HashSet<>(given.propertyKeys());
  }

  ModernCommandLine result() {
    words.add(verb.modernWord());
    deployment
        .added()
        .ifPresent(
            target -> {
              words.add("-t");
              words.add(target);
            });
    for (Argument argument : arguments) {
      if (argument instanceof Given option) {
        translateOrSeparate(option);
      } else if (argument instanceof Plain plain) {
        refuseUnknown(plain.words().get(0));
        words.addAll(plain.words());
      }
    }
    return new ModernCommandLine(words, List.copyOf(notices));
  }

  private void translateOrSeparate(Given option) {
    int before = words.size();
    translate(option);
    if (words.size() > before) {
      last = option.option().arity();
    } else if (last == Arity.VALUES || last == Arity.OPTIONAL_VALUE) {
      words.add(SEPARATOR);
      last = Arity.FLAG;
    }
  }

  private void translate(Given option) {
    requireValue(option);
    String name = option.option().shortName();
    if (SETTINGS.containsKey(name)) {
      set(SETTINGS.get(name), settingOf(option));
      return;
    }
    switch (name) {
      case "D", "yD" -> property(option);
      case "m" -> address(option);
      case "z" -> namespace(option);
      case "yh" -> words.add("-h");
      case "yd" -> detached(option);
      default -> other(option);
    }
  }

  private void other(Given option) {
    String reason = WITHOUT_MEANING.get(option.option().shortName());
    if (reason == null || !options.isFormer(option.option())) {
      words.addAll(option.words());
    } else {
      drop(option, reason);
    }
  }

  private void drop(Given option, String reason) {
    notices.add(option.words().get(0) + " has no effect any more: " + reason + ".");
  }

  private void detached(Given option) {
    if (!verb.hasProgram()) {
      drop(option, WITHOUT_MEANING.get("yd"));
    } else if (!given.has("d")) {
      words.add("-d");
    }
  }

  /** Of several the first counts. */
  private void address(Given option) {
    if (given.value("m").filter(Deployment::isYarnCluster).isEmpty()) {
      words.addAll(option.words());
    } else {
      deployment
          .named()
          .ifPresent(
              t -> notices.add("-m yarn-cluster has no effect beside the target " + t + "."));
    }
  }

  /** Flink heeds -z only where it asks no target; the setting is heeded everywhere. */
  private void namespace(Given option) {
    if (!deployment.isOnYarn()) {
      words.addAll(option.words());
    } else if (!given.has("yz")) {
      set(CLUSTER_ID, option.values().get(0));
    }
  }

  private void property(Given option) {
    List<Property> properties = Property.of(option);
    boolean stands =
        option.option().is("D")
            && properties.stream()
                .allMatch(p -> renamedKeys.modernize(p.key(), p.value()).isEmpty());
    if (stands) {
      boolean keyAlone = option.words().size() > 1 && option.values().size() == 1;
      words.addAll(keyAlone ? List.of("-D" + option.values().get(0)) : option.words());
      return;
    }
    for (Property property : properties) {
      Optional<RenamedSetting> renamed = renamedKeys.modernize(property.key(), property.value());
      if (renamed.isEmpty()) {
        words.add(property.word());
      } else {
        notices.add(renamed.get().notice());
        renamed.get().settings().forEach((key, value) -> replace(property.key(), key, value));
      }
    }
  }

  private void replace(String former, String key, String value) {
    if (former.equals(key)) {
      words.add(new Property(key, value).word());
    } else {
      set(key, value);
    }
  }

  private void set(String key, String value) {
    if (settled.add(key)) {
      words.add(new Property(key, value).word());
    }
  }

  private String settingOf(Given option) {
    String value = option.values().get(0);
    if (option.option().is("yt")) {
      return String.join(";", given.values("yt"));
    }
    boolean megabytes =
        MEMORY.contains(option.option().shortName()) && value.strip().matches("\\d+");
    return megabytes ? value.strip() + "m" : value;
  }

  /** Or it would take the next word when an option between them is dropped. */
  private static void requireValue(Given option) {
    Arity arity = option.option().arity();
    if ((arity == Arity.VALUE || arity == Arity.PROPERTY) && option.values().isEmpty()) {
      throw usage(option.words().get(0) + " needs a value.");
    }
  }

  /** Otherwise Flink would take the option for the program's jar, and say that there is none. */
  private void refuseUnknown(String word) {
    boolean programNamed = given.has("j") || given.has("py") || given.has("pym");
    boolean forYarn = word.startsWith("-y") || word.startsWith("--yarn");
    if (forYarn && !(verb.hasProgram() && programNamed)) {
      throw usage(
          "No release of Flink has the option "
              + word
              + ". What YARN is asked for are settings, such as -Dyarn.containers.vcores=2.");
    }
  }

  private static BobbinException usage(String message) {
    return new BobbinException(ExitCode.USAGE, message);
  }
}
