#pragma once

// Signal handlers, in C because only functions that are safe in a signal handler may run there: Swift's runtime makes no
// such promise. Install them after newterm, which installs handlers of its own.

static const unsigned LKE_TERMINATE = 1;
static const unsigned LKE_HANG_UP = 2;
static const unsigned LKE_INTERRUPT = 4;
static const unsigned LKE_STOP = 8;
static const unsigned LKE_CONTINUE = 16;

// Catches the signals that end, stop or continue the program, wakes the descriptor below for them and for a changed
// window, and makes fatal ones restore the terminal first.
void lke_signals_install(void);

// Puts back what was there before.
void lke_signals_restore(void);

// Becomes readable when a signal has come; to be polled beside the keyboard.
int lke_signals_descriptor(void);

// Makes the descriptor unreadable. To be called before signals are taken: one that comes later makes it readable again.
void lke_signals_drain(void);

// Which of these signals, bits from above, have come since they were last taken.
unsigned lke_signals_take(unsigned wanted);

// Stops the process group, as a shell expects of ctrl-Z; returns when it continues.
void lke_stop(void);

// Prepares what a crash writes to the terminal (terminfo's strings that end full-screen mode, then `last`) and the mode it
// sets, which is the present one: call it between setupterm and newterm.
void lke_reset_prepare(const char *last);

// Whether a crash restores the terminal; not while another program has it.
void lke_reset_arm(int armed);
