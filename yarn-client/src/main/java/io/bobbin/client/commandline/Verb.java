package io.bobbin.client.commandline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What {@code flink} can do, with the options of Flink 2.3's {@code CliFrontendParser}, {@code
 * GenericCLI} and {@code DefaultCLI}, and with those that 1.4 to 1.20 had besides.
 */
enum Verb {
  RUN("run", true, Options.PROGRAM + " " + Options.RESTORE),
  RUN_APPLICATION("run-application", true, Options.PROGRAM + " " + Options.RESTORE),
  INFO("info", true, Options.PROGRAM),
  LIST("list", false, "a,all r,running s,scheduled"),
  CANCEL("cancel", false, "s,withSavepoint? type,type:"),
  STOP("stop", false, "p,savepointPath? d,drain type,type: detached"),
  SAVEPOINT("savepoint", false, "d,dispose: j,jarfile: type,type: detached"),
  CHECKPOINT("checkpoint", false, "full,full");

  private final String word;
  private final boolean program;
  private final String options;

  Verb(String word, boolean program, String options) {
    this.word = word;
    this.program = program;
    this.options = options;
  }

  static Optional<Verb> of(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
  }

  /** The verb, as it is called now. */
  String modernWord() {
    return this == RUN_APPLICATION ? RUN.word : word;
  }

  String word() {
    return word;
  }

  /** Whether a program's own arguments may follow, which begin with the first that is no option. */
  boolean hasProgram() {
    return program;
  }

  OptionTable options() {
    List<CommandLineOption> present = parse(Options.ALWAYS + " " + options);
    List<CommandLineOption> former =
        parse(Options.YARN + " " + (program ? Options.LOGGING : Options.DETACHED)).stream()
            .filter(option -> present.stream().noneMatch(other -> other.is(option.shortName())))
            .toList();
    return new OptionTable(present, former);
  }

  private static List<CommandLineOption> parse(String options) {
    return Arrays.stream(options.split(" ")).map(CommandLineOption::parse).toList();
  }

  /** Constants that the values above can use. */
  private static final class Options {
    static final String ALWAYS =
        "h,help v,verbose e,executor: t,target: D= m,jobmanager: z,zookeeperNamespace:";
    static final String PROGRAM =
        "j,jarfile: c,class: C,classpath: p,parallelism: a,arguments* d,detached"
            + " sae,shutdownOnAttachedExit py,python: pyfs,pyFiles: pym,pyModule:"
            + " pyreq,pyRequirements: pyarch,pyArchives: pyexec,pyExecutable:"
            + " pyclientexec,pyClientExecutable: pypath,pyPythonPath:";
    static final String RESTORE =
        "s,fromSavepoint: n,allowNonRestoredState cm,claimMode: rm,restoreMode:";

    /** {@code FlinkYarnSessionCli} with the prefixes {@code y} and {@code yarn}. */
    static final String YARN =
        "yq,yarnquery yid,yarnapplicationId: yqu,yarnqueue: yt,yarnship: yj,yarnjar:"
            + " yjm,yarnjobManagerMemory: ytm,yarntaskManagerMemory: yn,yarncontainer:"
            + " ys,yarnslots: yD= yd,yarndetached yst,yarnstreaming ynm,yarnname:"
            + " yat,yarnapplicationType: yz,yarnzookeeperNamespace: ynl,yarnnodeLabel:"
            + " yh,yarnhelp";

    static final String LOGGING = "q,sysoutLogging";

    /** The YARN options had it, for every verb. */
    static final String DETACHED = "d,detached";

    private Options() {}
  }
}
