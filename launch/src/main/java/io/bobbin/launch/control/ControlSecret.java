package io.bobbin.launch.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that the processes of one application share. The client makes it; it travels in YARN's
 * container credentials and never over a connection.
 */
public final class ControlSecret {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LENGTH = 32;

  private final byte[] key;

  private ControlSecret(byte[] key) {
    this.key = key;
  }

  /** A new secret of 256 random bits. */
  public static ControlSecret generate() {
    return new ControlSecret(randomBytes(LENGTH));
  }

  /** A secret as {@link #toBytes} gave it. */
  public static ControlSecret of(byte[] bytes) {
    if (bytes == null || bytes.length != LENGTH) {
      throw new IllegalArgumentException("A control secret has " + LENGTH + " bytes");
    }
    return new ControlSecret(bytes.clone());
  }

  public byte[] toBytes() {
    return key.clone();
  }

  /** A number used once, in hexadecimal. */
  public static String nonce() {
    return HexFormat.of().formatHex(randomBytes(16));
  }

  /** Shows knowledge of this secret for the given texts without giving it away. */
  public String prove(String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      // A length before each part, so that no two lists of parts look alike.
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        mac.update(bytes);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
    }
  }

  /** Whether the proof was made with this secret for these texts, in constant time. */
  public boolean verify(String proof, String... parts) {
    return MessageDigest.isEqual(
        prove(parts).getBytes(StandardCharsets.US_ASCII), proof.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return "ControlSecret[hidden]";
  }
}
