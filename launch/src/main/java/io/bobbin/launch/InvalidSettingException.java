package io.bobbin.launch;

/** A configured value that its key does not take. The message is meant for the user. */
public final class InvalidSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String key, String value, String expected) {
    super(
        "The value '"
            + value
            + "' of "
            + key
            + " is not "
            + expected
            + ". Correct it in conf/config.yaml or with -D "
            + key
            + "=VALUE.");
  }
}
