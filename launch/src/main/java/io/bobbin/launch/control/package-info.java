/**
 * How workers and clients talk to the application master's control server: lines of text over TCP,
 * each side proving first that it knows the application's secret.
 *
 * <pre>
 * server: challenge VERSION NONCE
 * peer:   hello ROLE NAME NONCE PROOF     proof over role, name and the server's nonce
 * server: welcome EPOCH PROOF             proof over the peer's nonce and the epoch
 * </pre>
 *
 * <p>After that the server sends what the peer wants to know, when it becomes true; nobody polls.
 */
package io.bobbin.launch.control;
