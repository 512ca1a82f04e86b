/** The edge node: checks, stages and submits an application, and reports how it goes. */
package io.bobbin.client;
