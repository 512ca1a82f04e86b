package io.bobbin.client.stage;

import io.bobbin.launch.LaunchFile;

/**
 * A file that is in its place.
 *
 * @param file as containers get it
 * @param uploaded bytes that were sent for it; 0 if it was there
 */
public record StagedFile(LaunchFile file, long uploaded) {}
