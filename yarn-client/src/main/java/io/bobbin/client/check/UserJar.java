package io.bobbin.client.check;

import java.util.Optional;

/**
 * The user's jar, looked into.
 *
 * @param name its file name
 * @param mainClass the class to run
 * @param requested the class that the command line named
 */
public record UserJar(String name, String mainClass, Optional<String> requested) {}
