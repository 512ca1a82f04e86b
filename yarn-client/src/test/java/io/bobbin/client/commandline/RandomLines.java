package io.bobbin.client.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Command lines of words that matter to a parser, in any order. */
final class RandomLines {
  private static final List<String> WORDS =
      List.of(
          "-m",
          "yarn-cluster",
          "-myarn-cluster",
          "--jobmanager=yarn-cluster",
          "--jobm",
          "-t",
          "yarn-per-job",
          "yarn-session",
          "-tyarn-application",
          "-e",
          "-yid",
          "--yarnapplicationId=a",
          "application_1_2",
          "-yjm",
          "1024",
          "--yarnjob",
          "-yarnname",
          "-ynm",
          "name",
          "-yn",
          "2",
          "-yt",
          "dir",
          "-yD",
          "k=v",
          "-D",
          "-Dk=v",
          "-Dk",
          "-Dtaskmanager.heap.mb=512",
          "-Dstate.backend=filesystem",
          "-yd",
          "-d",
          "-dp4",
          "-p",
          "-p4",
          "-p=4",
          "--parallelism=4",
          "-s",
          "path",
          "-n",
          "-q",
          "-yq",
          "-yst",
          "-yh",
          "-h",
          "-v",
          "-c",
          "-cMain",
          "Main",
          "-class",
          "--cl",
          "-classMain",
          "-z",
          "-zns",
          "-yz",
          "-sae",
          "-a",
          "-j",
          "x.jar",
          "y.jar",
          "-py",
          "job.py",
          "-pym",
          "-pyfs",
          "--",
          "-",
          "-5",
          "--unknown",
          "-x",
          "-type",
          "native",
          "-detached",
          "--detached",
          "--full",
          "--drain",
          "-r",
          "job",
          "\"quoted\"",
          "--dispose");

  private RandomLines() {}

  static List<String> next(Random random) {
    Verb[] verbs = Verb.values();
    List<String> line = new ArrayList<>();
    line.add(verbs[random.nextInt(verbs.length)].word());
    int length = random.nextInt(8);
    for (int i = 0; i < length; i++) {
      line.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return line;
  }
}
