/** What the client is told by its environment and its configuration files. */
package io.bobbin.client.configuration;
