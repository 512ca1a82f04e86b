/** Where an application's start went: its stages, when each ended, and what each waited for. */
package io.bobbin.launch.timeline;
