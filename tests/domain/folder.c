/*
 * Folders of rule packs for tests.  See folder.h.
 */
#include "tests/domain/folder.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/buf.h"
#include "src/base/file.h"

static void
die(const char *what)
{
	perror(what);
	abort();
}

void
folder_new(char out[static FOLDER_MOST])
{
	const char *tmp = getenv("TMPDIR");

	snprintf(out, FOLDER_MOST, "%s/convene-test-XXXXXX",
	    tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(out) == NULL)
		die(out);
}

static void
join(char out[static FOLDER_MOST], const char *folder, const char *name)
{
	snprintf(out, FOLDER_MOST, "%s/%s", folder, name);
}

void
folder_put_bytes(const char *folder, const char *name, const void *bytes,
    unsigned long n)
{
	char path[FOLDER_MOST], *slash;
	FILE *f;

	join(path, folder, name);
	if (strchr(name, '/') != NULL) {
		slash = strrchr(path, '/');
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
	f = fopen(path, "w");
	if (f == NULL || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
		die(path);
}

void
folder_put(const char *folder, const char *name, const char *text)
{
	folder_put_bytes(folder, name, text, strlen(text));
}

static void
get(const char *folder, const char *name, struct buf *out)
{
	char path[FOLDER_MOST];

	join(path, folder, name);
	if (!file_read(path, FILE_CEILING, out, NULL))
		die(path);
}

bool
folder_change(const char *folder, const char *name, const char *old,
    const char *new)
{
	struct buf text = BUF_INIT, out = BUF_INIT;
	const char *at;

	get(folder, name, &text);
	at = strstr(buf_text(&text), old);
	if (at != NULL) {
		buf_add(&out, text.p, (size_t)(at - text.p));
		buf_str(&out, new);
		buf_str(&out, at + strlen(old));
		folder_put(folder, name, buf_text(&out));
	}
	buf_release(&text);
	buf_release(&out);
	return at != NULL;
}

int
folder_cut(const char *folder, const char *name, const char *prefix)
{
	struct buf text = BUF_INIT, out = BUF_INIT;
	int n = 0;

	get(folder, name, &text);
	for (const char *p = buf_text(&text); *p != '\0';) {
		size_t k = strcspn(p, "\n");

		k += p[k] == '\n';
		if (strncmp(p, prefix, strlen(prefix)) == 0)
			n++;
		else
			buf_add(&out, p, k);
		p += k;
	}
	folder_put(folder, name, buf_text(&out));
	buf_release(&text);
	buf_release(&out);
	return n;
}

static void
each_file(const char *folder, const char *other,
    void act(const char *path, const char *other, const char *name))
{
	DIR *dir = opendir(folder);
	const struct dirent *d;

	if (dir == NULL)
		die(folder);
	while ((d = readdir(dir)) != NULL) {
		char path[FOLDER_MOST];

		if (strcmp(d->d_name, ".") == 0 ||
		    strcmp(d->d_name, "..") == 0)
			continue;
		join(path, folder, d->d_name);
		act(path, other, d->d_name);
	}
	closedir(dir);
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void
copy_one(const char *path, const char *to, const char *name)
{
	struct buf text = BUF_INIT;
	char below[FOLDER_MOST];

	if (is_folder(path)) {
		join(below, to, name);
		mkdir(below, 0700);
		each_file(path, below, copy_one);
		return;
	}
	if (!file_read(path, FILE_CEILING, &text, NULL))
		die(path);
	folder_put_bytes(to, name, buf_text(&text), text.len);
	buf_release(&text);
}

void
folder_copy(const char *from, const char *to)
{
	each_file(from, to, copy_one);
}

static void
remove_one(const char *path, const char *other, const char *name)
{
	(void)other;
	(void)name;
	if (is_folder(path)) {
		each_file(path, "", remove_one);
		rmdir(path);
	} else
		unlink(path);
}

void
folder_remove(const char *folder)
{
	each_file(folder, "", remove_one);
	rmdir(folder);
}

static const struct {
	const char *name, *text;
} files[] = {
	{ "settings.csv",
	    "setting,value\n"
	    "id,test-2025\n"
	    "title,Test scheme 2025\n"
	    "prefix,T\n"
	    "authority,855\n"
	    "time_zone,Europe/London\n"
	    "division,england-and-wales\n"
	    "valid_from,2025-09-01\n"
	    "valid_to,2026-08-31\n" },
	{ "rules.csv",
	    "rule,ways,where,says,source\n"
	    "T-01,gate,gate: risk,Only pupils at risk.,Test (2025)\n"
	    "T-02,gate;say,gate: first,The first panel comes first.,"
	    "Test (2025)\n"
	    "T-03,count,Places,Four places.,Test (2025)\n" },
	{ "roles.csv",
	    "role,label,aliases,expected,panels,fte,rule\n"
	    "chair,Chair,,yes,first;second,,practice\n"
	    "school,School,home school,no,,,practice\n"
	    "officer,Officer,,no,,vacant,practice\n" },
	{ "panels.csv",
	    "panel,title,short_title,quorum,statement,votes\n"
	    "first,First Panel,FIRST,2,opening,none\n"
	    "second,Second Panel,SECOND,2,,counts\n" },
	{ "quorum.csv",
	    "panel,role,minimum,rule\n"
	    "second,chair,1,practice\n" },
	{ "standing.csv",
	    "panel,item,label,shows,rule\n"
	    "second,places,Places,capacity,T-03\n" },
	{ "pathways.csv",
	    "pathway,label,subject,panel,anonymous,earlier,rule\n"
	    "one,First pathway,pupil,first,yes,,practice\n"
	    "two,Second pathway,pupil,second,no,one,T-02\n" },
	{ "fields.csv",
	    "pathway,field,section,label,kind,codes,required,when_field,"
	    "when_value,identity,rule\n"
	    "*,year_group,Pupil,Year group,year,,yes,,,no,practice\n"
	    "*,sen_provision,Pupil,SEN provision,code,sen_provision,no,,,no,"
	    "practice\n"
	    "two,at_risk,Pupil,At risk,yes-no,,yes,,,no,T-01\n"
	    "two,held_on,Before,First panel held on,date,,no,,,no,T-02\n"
	    "two,colour,Pupil,Colour,code,colour,no,at_risk,yes,no,"
	    "practice\n" },
	{ "codes.csv",
	    "set_name,code,label\n"
	    "colour,r,Red\n"
	    "colour,g,Green\n" },
	{ "criteria.csv",
	    "pathway,criterion,label,blocks,override,acts_on,says,rule\n"
	    "two,risk,At risk,yes,no,list;accept,Only pupils at risk.,"
	    "T-01\n"
	    "two,first,First panel,yes,yes,list,The first panel comes "
	    "first.,T-02\n"
	    "two,report,Report,no,no,place,A report is wanted.,practice\n" },
	{ "predicates.csv",
	    "pathway,criterion,alternative,predicate,field,value\n"
	    "two,risk,1,yes,at_risk,\n"
	    "two,first,1,earlier-case,held_on,one\n"
	    "two,report,1,evidence,,report\n" },
	{ "dispositions.csv",
	    "pathway,disposition,label,key,needs,plan,template,review_weeks,"
	    "state,says\n"
	    "one,advise,Advise,a,outcomes,yes,plan,6,advised,Advice.\n"
	    "two,accept,Accept,a,outcome,yes,plan,6,accepted,Yes.\n"
	    "two,decline,Decline,d,reason,yes,plan,,declined,No.\n"
	    "two,pend,Pend,p,missing;return,yes,plan,,pended,Later.\n"
	    "two,waiting-list,Waiting list,m,outcome,yes,plan,,waiting,"
	    "Wait.\n"
	    "two,not-reached,Not reached,m,,no,,,received,No time.\n" },
	{ "outcomes.csv",
	    "pathway,outcome,disposition,label,tier,provision,rule\n"
	    "one,advice,advise,Advice,1,,practice\n"
	    "two,place,accept,A place,2,room,T-03\n" },
	{ "reasons.csv",
	    "pathway,use,reason,label,consequence,after_weeks,says,rule\n"
	    "two,decline,not-now,Not now,not-before,6,Come again.,practice\n"
	    "*,override,urgent,Urgent,none,,It could not wait.,practice\n" },
	{ "missing.csv",
	    "pathway,missing,label,field,owner,days,says,rule\n"
	    "two,risk,Risk,at_risk,school,5,Tell us.,practice\n"
	    "two,paper,Report,report,school,5,Send it.,practice\n" },
	{ "papers.csv",
	    "pathway,paper,label,required,when_field,when_value,rule\n"
	    "two,report,Report,no,at_risk,yes,practice\n" },
	{ "pools.csv",
	    "pool,label,capacity,rule\n"
	    "rooms,Rooms,4,T-03\n" },
	{ "provisions.csv",
	    "provision,label,tier,pool,weeks_low,weeks,time,payer,rule\n"
	    "room,Room,2,rooms,6,8,either,free,T-03\n" },
	{ "groups.csv",
	    "provision,group_code,label,capacity,rule\n"
	    "room,A,Group A,2,T-03\n" },
	{ "clocks.csv",
	    "clock,pathway,starts,low,high,unit,applies,waits_for,says,"
	    "rule\n"
	    "length,two,started,6,8,weeks,room,ended,Six to eight weeks,"
	    "T-03\n" },
	{ "events.csv",
	    "pathway,event,label,needs,result,state,says,rule\n"
	    "one;two,visited,Visit,mode;result,colour,assessing,,T-03\n"
	    "two,closed,Closed,reason,,closed,,practice\n" },
	{ "tariffs.csv",
	    "figure,label,pence,unit,valid_from,valid_to,rule\n"
	    "hour,An hour,5000,hour,2025-09-01,,practice\n" },
	{ "bands.csv",
	    "from_roll,to_roll,hours,valid_from,rule\n"
	    "0,999,100,2025-09-01,practice\n"
	    "1000,,120,2025-09-01,practice\n" },
	{ "sentences.csv",
	    "pathway,place,applies,when_field,when_value,text,rule\n"
	    "two,school-does,accept;place,at_risk,yes,Watch the risk.,"
	    "practice\n" },
	{ "actions.csv",
	    "pathway,applies,owner,text,days,rule\n"
	    "two,accept;place,school,Name a contact.,5,practice\n" },
	{ "texts/opening.md", "What is said here stays here.\n" },
	{ "templates/plan.md", "# {{ref}}\n\n{{disposition_says}}\n" },
	{ "templates/minutes.md", "# {{meeting_ref}}\n" },
	{ "templates/sheet.md", "# {{meeting_ref}}\n" },
	{ "templates/slips.md", "# {{meeting_ref}}\n" },
};

void
folder_pack(const char *folder)
{
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		folder_put(folder, files[i].name, files[i].text);
}
