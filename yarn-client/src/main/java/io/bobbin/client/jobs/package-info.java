/** The jobs inside an application, of those that run and of those that ended. */
package io.bobbin.client.jobs;
