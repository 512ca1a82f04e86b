/**
 * The worker pool: which containers to ask YARN for, what to start in them, who gets which worker
 * and what to do when one is lost. It decides and does nothing else: events in, actions out, no
 * clock but the one it is given, no I/O, one thread.
 */
package io.bobbin.am.pool;
