package io.bobbin.client.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.client.cluster.BoundedCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Asks a JobManager for its jobs, over its REST interface. */
public final class JobManagerInquiry {
  private static final int OK = 200;

  private JobManagerInquiry() {}

  /**
   * The jobs that it has, those among them that ended, too.
   *
   * @param webAddress of the JobManager
   * @param timeout for the whole answer
   * @throws io.bobbin.client.BobbinException if it does not answer, or not as a JobManager does
   */
  public static List<JobSummary> ask(URI webAddress, Duration timeout) {
    return BoundedCall.start(
            "The JobManager at " + webAddress, timeout, () -> jobs(webAddress, timeout))
        .await();
  }

  private static List<JobSummary> jobs(URI webAddress, Duration timeout)
      throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build();
    HttpRequest request = HttpRequest.newBuilder(webAddress.resolve("/jobs/overview")).build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != OK) {
        throw new IOException("HTTP status " + response.statusCode());
      }
      return JobSummary.allOf(new ObjectMapper().readTree(response.body()));
    } catch (IOException e) {
      // Java's client says of a refused connection nothing but its class.
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new BobbinException(
          ExitCode.UNREACHABLE,
          "The JobManager at " + webAddress + " does not answer: " + PlainText.line(reason) + ".",
          e);
    }
  }
}
