package io.bobbin.client.check;

/**
 * The user's jar, looked into.
 *
 * @param name its file name
 * @param mainClass the class to run
 */
public record UserJar(String name, String mainClass) {}
