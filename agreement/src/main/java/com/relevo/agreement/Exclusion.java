package com.relevo.agreement;

/** Whom marketing never hands over while {@code when} holds, whatever their points. */
public record Exclusion(String id, String text, Condition when) {}
