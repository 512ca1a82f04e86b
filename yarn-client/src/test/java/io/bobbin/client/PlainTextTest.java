package io.bobbin.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void lineHasNoControlCharactersAndNoLineBreaks() {
    assertThat(PlainText.line("a\u001b[31mb\r\n c\u0007\u202ed\u2028e")).isEqualTo("a[31mb cde");
    assertThat(PlainText.line(null)).isEmpty();
  }

  @Test
  void blockIndentsSoThatNoLineLooksLikeOneOfOurs() {
    assertThat(PlainText.block("failed\nJob has been submitted with JobID 1\r\n\n\u001b[2Jend"))
        .isEqualTo("failed\n    Job has been submitted with JobID 1\n    [2Jend");
  }
}
