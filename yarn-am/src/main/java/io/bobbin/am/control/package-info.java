/**
 * The control server: the master's own port, open before anything else. Workers learn from it where
 * the JobManager is, clients how far their job is; both as soon as it is known.
 */
package io.bobbin.am.control;
