/** What the user sees while they wait, and what a script gets at the end. */
package io.bobbin.client.report;
