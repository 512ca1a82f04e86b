package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.util.Optional;
import java.util.TreeMap;

/** Decides whether YARN can ever grant the containers. */
public final class SizeCheck {
  private SizeCheck() {}

  /**
   * Checks both kinds of containers.
   *
   * @param largest the largest container that the cluster grants
   * @param queueMemory what the queue may have at most, in MiB
   * @throws BobbinException if one is too large
   */
  public static void check(
      ContainerSize master,
      ContainerSize worker,
      ContainerSize largest,
      Optional<Long> queueMemory) {
    checkOne(
        "The application master",
        master,
        "jobmanager.memory.process.size or yarn.appmaster.vcores",
        largest,
        queueMemory);
    checkOne(
        "A worker",
        worker,
        "taskmanager.memory.process.size, yarn.containers.vcores or taskmanager.numberOfTaskSlots",
        largest,
        queueMemory);
  }

  private static void checkOne(
      String who,
      ContainerSize asked,
      String keys,
      ContainerSize largest,
      Optional<Long> queueMemory) {
    String asks = who + " asks for " + asked + "; ";
    if (asked.memory() > largest.memory() || asked.vcores() > largest.vcores()) {
      throw tooLarge(asks + "the largest container of this cluster has " + largest, keys);
    }
    new TreeMap<>(asked.others())
        .forEach((name, amount) -> checkOther(who, name, amount, largest.others().get(name)));
    queueMemory
        .filter(limit -> asked.memory() > limit)
        .ifPresent(
            limit -> {
              throw tooLarge(asks + "its queue may have " + limit + " MiB at most", keys);
            });
  }

  private static void checkOther(String who, String name, long amount, Long largest) {
    if (largest == null) {
      throw new BobbinException(
          ExitCode.USAGE,
          who
              + " asks for "
              + amount
              + " "
              + name
              + ", which this cluster does not know. Correct the external-resource.NAME."
              + "yarn.config-key that says "
              + name
              + ", or have YARN's administrator add it to yarn.resource-types.");
    }
    if (amount > largest) {
      throw tooLarge(
          who
              + " asks for "
              + amount
              + " "
              + name
              + "; the largest container of this cluster has "
              + largest,
          "the external-resource.NAME.amount of " + name);
    }
  }

  private static BobbinException tooLarge(String what, String keys) {
    return new BobbinException(ExitCode.USAGE, what + ". Lower " + keys + ".");
  }
}
