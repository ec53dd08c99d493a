# The manual and the help pages, one per screen; the pages are part of the
# program.
dist_man_MANS += %D%/convene.1 %D%/convene-pack.5

HELP_PAGES =
HELP_PAGES += help/agenda.md
HELP_PAGES += help/case.md
HELP_PAGES += help/close.md
HELP_PAGES += help/compare.md
HELP_PAGES += help/find.md
HELP_PAGES += help/first.md
HELP_PAGES += help/follow-case.md
HELP_PAGES += help/follow-up.md
HELP_PAGES += help/form.md
HELP_PAGES += help/help.md
HELP_PAGES += help/import.md
HELP_PAGES += help/last-time.md
HELP_PAGES += help/lines.md
HELP_PAGES += help/meetings.md
HELP_PAGES += help/open.md
HELP_PAGES += help/papers.md
HELP_PAGES += help/people.md
HELP_PAGES += help/places.md
HELP_PAGES += help/plan.md
HELP_PAGES += help/referral.md
HELP_PAGES += help/referrals.md
HELP_PAGES += help/scheme.md
HELP_PAGES += help/statement.md
HELP_PAGES += help/schools.md
HELP_PAGES += help/settings.md
HELP_PAGES += help/today.md
HELP_PAGES += help/tutorial.md
HELP_PAGES += help/unfinished.md
HELP_PAGES += help/write.md

nodist_screens_libscreens_a_SOURCES = %D%/pages.c
EXTRA_DIST += $(HELP_PAGES)
CLEANFILES += %D%/pages.c
help/pages.c: $(HELP_PAGES) build-aux/embed.sh
	$(AM_V_GEN)$(MKDIR_P) help && cd $(srcdir) && \
	$(SHELL) build-aux/embed.sh help_pages $(HELP_PAGES) \
	  > $(abs_builddir)/$@.new && mv $(abs_builddir)/$@.new $(abs_builddir)/$@
