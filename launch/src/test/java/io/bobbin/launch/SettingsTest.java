package io.bobbin.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void allSettingsAreListed() throws Exception {
    List<Object> declared = new ArrayList<>();
    for (Field field : Settings.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == Setting.class) {
        declared.add(field.get(null));
      }
    }
    assertThat(declared).isNotEmpty();
    assertThat(Settings.all()).containsExactlyInAnyOrderElementsOf(cast(declared));
  }

  @Test
  void accessListsAndPatternsAreChecked() {
    assertThat(Settings.VIEW_ACL.find(Map.of("yarn.view.acls", "alice,bob admins"))).isPresent();
    assertThat(Settings.VIEW_ACL.find(Map.of("yarn.view.acls", "*"))).isPresent();
    assertThatThrownBy(() -> Settings.VIEW_ACL.find(Map.of("yarn.view.acls", "alice *")))
        .hasMessageContaining("is not an access list");
    assertThatThrownBy(
            () ->
                Settings.ROLLED_LOGS_INCLUDED.find(Map.of("yarn.rolled-logs.include-pattern", "(")))
        .hasMessageContaining("is not a regular expression");
  }

  @Test
  void everyKeyIsDeclaredOnce() {
    assertThat(Settings.all()).extracting(Setting::key).doesNotHaveDuplicates();
  }

  @Test
  void everyKeyIsFlinksOrOurs() {
    assertThat(Settings.all())
        .allSatisfy(s -> assertThat(s.key()).matches("(yarn|bobbin|high-availability)\\..+"));
  }

  @Test
  void everyDefaultIsOfItsSettingsType() {
    assertThat(Settings.all())
        .allSatisfy(
            s -> assertThat(s.find(Map.of()).isPresent()).isEqualTo(s.defaultText().isPresent()));
  }

  @Test
  void everyDescriptionIsASentence() {
    assertThat(Settings.all())
        .extracting(Setting::description)
        .allSatisfy(text -> assertThat(text).matches("(?s)\\p{Lu}.*\\.").doesNotContain("|"));
  }

  private static List<Setting<?>> cast(List<Object> settings) {
    List<Setting<?>> typed = new ArrayList<>();
    settings.forEach(setting -> typed.add((Setting<?>) setting));
    return typed;
  }
}
