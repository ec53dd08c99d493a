# The only SQL: schema, migrations, queries.
noinst_LIBRARIES += %D%/libdb.a
db_libdb_a_SOURCES =
db_libdb_a_SOURCES += %D%/audit.c
db_libdb_a_SOURCES += %D%/audit.h
db_libdb_a_SOURCES += %D%/copy.c
db_libdb_a_SOURCES += %D%/due.c %D%/due.h
db_libdb_a_SOURCES += %D%/erase.c %D%/erase.h
db_libdb_a_SOURCES += %D%/document.c
db_libdb_a_SOURCES += %D%/document.h
db_libdb_a_SOURCES += %D%/db.c
db_libdb_a_SOURCES += %D%/db.h
db_libdb_a_SOURCES += %D%/gate.c
db_libdb_a_SOURCES += %D%/gate.h
db_libdb_a_SOURCES += %D%/decision.c
db_libdb_a_SOURCES += %D%/decision.h
db_libdb_a_SOURCES += %D%/meeting.c
db_libdb_a_SOURCES += %D%/meeting.h
db_libdb_a_SOURCES += %D%/migrate.c
db_libdb_a_SOURCES += %D%/minutes.c
db_libdb_a_SOURCES += %D%/minutes.h
db_libdb_a_SOURCES += %D%/migrate.h
db_libdb_a_SOURCES += %D%/pack.c
db_libdb_a_SOURCES += %D%/pack.h
db_libdb_a_SOURCES += %D%/queue.c
db_libdb_a_SOURCES += %D%/queue.h
db_libdb_a_SOURCES += %D%/record.c
db_libdb_a_SOURCES += %D%/register.c
db_libdb_a_SOURCES += %D%/register.h
db_libdb_a_SOURCES += %D%/seal.c %D%/seal.h
db_libdb_a_SOURCES += %D%/stmt.c
db_libdb_a_SOURCES += %D%/today.c %D%/today.h
db_libdb_a_SOURCES += %D%/swap.c
db_libdb_a_SOURCES += %D%/stmt.h
db_libdb_a_CFLAGS = $(AM_CFLAGS) $(SQLITE_CFLAGS)

# Migrations, in order.  One that has landed is never edited.
MIGRATIONS = db/migrations/001.sql db/migrations/002.sql \
	db/migrations/003.sql db/migrations/004.sql \
	db/migrations/005.sql db/migrations/006.sql \
	db/migrations/007.sql db/migrations/008.sql \
	db/migrations/009.sql db/migrations/010.sql \
	db/migrations/011.sql db/migrations/012.sql \
	db/migrations/013.sql db/migrations/014.sql \
	db/migrations/015.sql db/migrations/016.sql \
	db/migrations/017.sql db/migrations/018.sql

# They are part of the program: a register can be made without any file.
nodist_db_libdb_a_SOURCES = %D%/migrations_data.c
EXTRA_DIST += $(MIGRATIONS)
CLEANFILES += %D%/migrations_data.c
db/migrations_data.c: $(MIGRATIONS) build-aux/embed.sh
	$(AM_V_GEN)$(MKDIR_P) db && cd $(srcdir) && \
	$(SHELL) build-aux/embed.sh migrations_data $(MIGRATIONS) \
	  > $(abs_builddir)/$@.new && mv $(abs_builddir)/$@.new $(abs_builddir)/$@
db_libdb_a_SOURCES += %D%/referral.c %D%/referral.h
db_libdb_a_SOURCES += %D%/school.c %D%/school.h
db_libdb_a_SOURCES += %D%/json.c %D%/json.h
db_libdb_a_SOURCES += %D%/search.c %D%/search.h %D%/search-feed.c
db_libdb_a_SOURCES += %D%/alike.c %D%/alike.h
db_libdb_a_SOURCES += %D%/cost.c %D%/cost.h
