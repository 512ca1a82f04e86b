package io.bobbin.client.jobs;

import io.bobbin.client.BobbinException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The jobs of an application, or why they are not known.
 *
 * @param jobs the first to start first; none if they are not known
 * @param problem why they are not known, in words for the user
 */
public record JobListing(List<JobSummary> jobs, Optional<String> problem) {
  public JobListing {
    jobs = jobs.stream().sorted(Comparator.comparingLong(JobSummary::startTime)).toList();
  }

  /** These are not known. */
  public static JobListing unknown(String problem) {
    return new JobListing(List.of(), Optional.of(problem));
  }

  /** What somebody answers; a failure is the reason why nothing is known. */
  public static JobListing answer(Supplier<List<JobSummary>> question) {
    try {
      return new JobListing(question.get(), Optional.empty());
    } catch (BobbinException e) {
      return unknown(e.getMessage());
    }
  }
}
