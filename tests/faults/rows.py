"""Where each row of the table of faults that is about the daemon, its children and the database is tested.

Rows 10 to 55 and 61 to 63, of the network and of contents, have modules of their own here, named after them.
"""

from __future__ import annotations

ROWS: dict[int, tuple[str, ...]] = {
    # kill -9 of a crawl
    1: (
        "tests/walk/test_sudden_death.py::test_nothing_is_lost_or_doubled_by_sigkill",
        "tests/scheduler/crawls/test_leasing.py::test_the_lease_of_a_crawl_that_died_is_taken_over",
        "tests/scheduler/crawls/test_jobs.py::test_a_crawl_that_is_killed_leaves_the_reports_of_the_polls_that_were_over",
    ),
    # kill -9 of the daemon
    2: (
        "tests/scheduler/crawls/test_jobs.py::test_a_crawl_does_not_outlive_its_parent",
        "tests/scheduler/daemon/test_daemon.py::test_a_daemon_that_dies_in_its_sleep_leaves_nothing_behind",
        "tests/scheduler/test_lock.py::test_a_holder_that_is_killed_leaves_no_lock_behind",
    ),
    # SIGTERM during a crawl
    3: (
        "tests/scheduler/daemon/test_daemon.py::test_a_crawl_that_is_killed_is_put_off_and_the_daemon_goes_on",
        "tests/scheduler/crawls/test_jobs.py::test_a_crawl_that_is_stopped_ends_with_its_reports",
    ),
    # a second daemon
    4: (
        "tests/scheduler/daemon/test_daemon.py::test_a_second_daemon_is_refused_with_the_first_ones_name",
        "tests/scheduler/test_lock.py::test_a_second_holder_is_refused_and_told_who_the_first_is",
    ),
    # disk full
    5: (
        "tests/faults/test_row_05_disk_full.py::test_row_05_an_article_that_does_not_fit_is_not_half_there",
        "tests/faults/test_row_05_disk_full.py::"
        "test_row_05_a_crawl_without_room_stops_asking_and_the_next_one_takes_up_the_rest",
        "tests/walk/test_store_trouble.py::test_each_article_that_was_not_written_is_a_failure_that_says_so",
    ),
    # database is locked
    6: (
        "tests/store/database/test_contention.py::test_writers_and_readers_of_one_database_get_along",
        "tests/store/database/test_database.py::test_opening_waits_for_whoever_writes",
    ),
    # a file that is damaged, or none of ours
    7: (
        "tests/store/database/test_refused_databases.py::test_a_damaged_database_is_named_whoever_meets_it",
        "tests/store/database/test_refused_databases.py::test_a_file_of_another_kind_is_refused_and_left_alone",
    ),
    # PostgreSQL down, or restarted
    8: (
        "tests/scheduler/daemon/test_store.py::test_a_daemon_outlives_a_restart_of_its_server",
        "tests/store/database/test_contention.py::test_they_outlive_a_restart_of_their_server",
        "tests/store/database/test_postgresql.py::test_a_server_that_is_gone_is_said",
    ),
    # deadlock, serialization failure
    9: (
        "tests/faults/test_row_09_deadlock.py::"
        "test_row_09_what_the_server_broke_off_is_tried_again_and_nothing_of_it_stays",
    ),
    # the clock jumps
    56: (
        "tests/scheduler/daemon/test_ticking.py::test_runs_go_on_when_the_clock_is_set",
        "tests/scheduler/crawls/test_timetable.py::test_a_feed_is_due_when_its_time_has_come_or_is_absurd",
        "tests/store/forgetting/test_steadiness.py::test_a_clock_that_is_years_ahead_for_a_moment_deletes_nothing",
    ),
    # summer time
    57: (
        "tests/faults/test_row_57_summer_time.py::test_row_57_a_feed_is_polled_as_often_as_ever",
        "tests/faults/test_row_57_summer_time.py::test_row_57_a_tick_follows_the_last_by_its_period",
    ),
    # the loop is held
    58: (
        "tests/scheduler/daemon/test_pulse.py::test_a_tick_that_is_late_is_not_well",
        "tests/scheduler/monitoring/test_status.py::test_a_daemon_whose_last_tick_is_long_ago_hangs",
    ),
    # a child that hangs in C
    59: (
        "tests/scheduler/crawls/test_jobs.py::test_a_crawl_that_gives_no_sign_of_life_is_killed_and_says_so",
        "tests/crawler/processes/test_workers.py::test_what_never_ends_is_stopped_at_its_deadline_and_named",
    ),
    # a child that is killed for want of memory
    60: (
        "tests/scheduler/crawls/test_batching.py::test_the_feed_that_kills_its_batches_is_alone_after_a_few",
        "tests/faults/test_row_61_deadly_pages.py::test_row_60_the_feed_that_the_crawl_died_with_is_put_off_and_says_why",
        "tests/crawler/processes/test_workers.py::test_what_needs_too_much_memory_is_named_and_its_process_goes_on",
    ),
    # a page that kills its crawl each time
    61: (
        "tests/store/polling/test_attempts.py::test_a_page_that_three_crawls_died_with_is_put_away_and_those_beside_it_are_not",
        "tests/faults/test_row_61_deadly_pages.py::"
        "test_row_61_the_page_is_put_away_after_the_third_time_and_is_not_asked_again",
    ),
}
