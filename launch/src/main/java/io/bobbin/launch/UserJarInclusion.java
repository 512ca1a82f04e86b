package io.bobbin.launch;

/** Whether and where the class path of masters and workers holds the user's jars. */
public enum UserJarInclusion {
  /** Not at all: Flink's class loader for user code loads them. */
  DISABLED,

  /** Before all others. */
  FIRST,

  /** After all others. */
  LAST,

  /** By their names, which for Flink means among its own jars; here, before all others. */
  ORDER;

  /** Whether Java's own class loader finds the user's classes. */
  public boolean onClassPath() {
    return this != DISABLED;
  }
}
