package io.bobbin.client.find;

import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.launch.DeploymentMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;

/**
 * Which of Bobbin's applications somebody wants to see. YARN answers the {@link #request()} with
 * somewhat more than these, for it takes any of several tags and knows no patterns.
 *
 * @param user whose they are; empty for all users
 * @param tags which they have, all of them
 * @param name of the application, where {@code *} stands for any characters
 * @param states one of which they are in; none for all
 * @param mode they run in
 */
public record ApplicationFilter(
    Optional<String> user,
    Set<String> tags,
    Optional<String> name,
    Set<YarnApplicationState> states,
    Optional<DeploymentMode> mode) {
  /** The states of an application that has not ended. */
  public static final Set<YarnApplicationState> ALIVE =
      Collections.unmodifiableSet(
          EnumSet.of(
              YarnApplicationState.NEW,
              YarnApplicationState.NEW_SAVING,
              YarnApplicationState.SUBMITTED,
              YarnApplicationState.ACCEPTED,
              YarnApplicationState.RUNNING));

  /** The states of an application that has ended. */
  public static final Set<YarnApplicationState> OVER =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.copyOf(ALIVE)));

  public ApplicationFilter {
    // As YARN keeps them.
    tags =
        tags.stream()
            .map(tag -> tag.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    states = Set.copyOf(states);
  }

  /** What to ask YARN for. */
  public GetApplicationsRequest request() {
    GetApplicationsRequest request = GetApplicationsRequest.newInstance();
    request.setApplicationTags(
        Set.of(mode.map(ApplicationTags::of).orElse(ApplicationTags.BOBBIN)));
    user.ifPresent(name -> request.setUsers(Set.of(name)));
    if (!states.isEmpty()) {
      request.setApplicationStates(EnumSet.copyOf(states));
    }
    return request;
  }

  /** Whether one that YARN answered with is wanted. */
  public boolean matches(ApplicationReport report) {
    return report.getApplicationTags().containsAll(tags)
        && name.map(ApplicationFilter::pattern)
            .map(pattern -> pattern.matcher(report.getName()).matches())
            .orElse(true);
  }

  private static Pattern pattern(String name) {
    return Pattern.compile(
        Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }
}
