/**
 * What an application's next attempt goes on from: one directory that belongs to one attempt at a
 * time. See {@code docs/reliability.md} for the protocol and what it guarantees.
 */
package io.bobbin.am.epoch;
