package com.relevo.local.demo;

/** One line of the story. */
record Line(Screen.Tone tone, String label, String who, String text) {}
