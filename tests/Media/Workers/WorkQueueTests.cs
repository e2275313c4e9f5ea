using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media.Tests.Workers;

public sealed class WorkQueueTests
{
    private const long Small = 10_000_000;
    private const long Large = 100_000_000;

    [Fact]
    public void One_line_is_first_come_first_served()
    {
        var queue = new WorkQueue(4, mostUnderWay: 1000, mostWaiting: 1000);
        var (first, second) = (Added(queue, 5), Added(queue, 1));
        Assert.Same(first, queue.Begin());
        Assert.Same(second, queue.Begin());
        Assert.Null(queue.Begin());
    }

    [Fact]
    public void What_is_under_way_stays_within_the_pixels_allowed()
    {
        var queue = new WorkQueue(4, mostUnderWay: 25_000_000, mostWaiting: long.MaxValue);
        for (var i = 0; i < 3; i++)
            Added(queue, Small);
        var first = queue.Begin()!;
        Assert.NotNull(queue.Begin());
        Assert.Null(queue.Begin());
        queue.End(first);
        Assert.NotNull(queue.Begin());
    }

    [Fact]
    public void What_alone_is_more_than_allowed_runs_alone_in_its_line()
    {
        var queue = new WorkQueue(4, mostUnderWay: Small, mostWaiting: Small);
        Added(queue, 3 * Small);
        Assert.NotNull(queue.Begin());
        Added(queue, 1);
        Assert.Null(queue.Begin());
    }

    [Fact]
    public void Large_work_never_has_all_workers_and_small_work_goes_on_beside_it()
    {
        var queue = new WorkQueue(2, mostUnderWay: long.MaxValue, mostWaiting: long.MaxValue);
        for (var i = 0; i < 16; i++)
            Added(queue, Large);
        Assert.NotNull(queue.Begin());
        Assert.Null(queue.Begin());
        var small = Added(queue, Small);
        Assert.Same(small, queue.Begin());
    }

    [Fact]
    public void What_nobody_waits_for_never_has_all_workers_and_what_somebody_waits_for_goes_on_beside_it()
    {
        var queue = new WorkQueue(2, mostUnderWay: long.MaxValue, mostWaiting: long.MaxValue);
        for (var i = 0; i < 16; i++)
            Assert.True(queue.TryAdd(new WorkTicket(Small, isPatient: true)));
        Assert.NotNull(queue.Begin());
        Assert.Null(queue.Begin());
        var waitedFor = Added(queue, Small);
        Assert.Same(waitedFor, queue.Begin());
    }

    [Theory]
    [InlineData(Small)]
    [InlineData(Large)]
    public void Two_workers_never_hold_large_pictures_at_once_and_others_pass_what_waits_for_that(long cost)
    {
        var queue = new WorkQueue(2, mostUnderWay: long.MaxValue, mostWaiting: long.MaxValue);
        WorkTicket first = new(Large, isBulky: true), second = new(cost, isBulky: true);
        Assert.True(queue.TryAdd(first));
        Assert.Same(first, queue.Begin());
        Assert.True(queue.TryAdd(second));
        var small = Added(queue, Small);

        Assert.Same(small, queue.Begin());
        Assert.Null(queue.Begin());
        queue.End(small);
        Assert.Null(queue.Begin());
        queue.End(first);
        Assert.Same(second, queue.Begin());
        queue.End(second);
    }

    [Fact]
    public void A_single_worker_takes_large_pictures_too()
    {
        var queue = new WorkQueue(1, mostUnderWay: 1, mostWaiting: 1);
        Assert.True(queue.TryAdd(new WorkTicket(Large, isBulky: true)));
        Assert.NotNull(queue.Begin());
    }

    [Fact]
    public void Of_one_worker_both_lines_get_as_many_pixels()
    {
        var queue = new WorkQueue(1, mostUnderWay: long.MaxValue, mostWaiting: long.MaxValue);
        for (var i = 0; i < 100; i++)
        {
            Added(queue, Large);
            Added(queue, Small);
        }
        var pixels = new Dictionary<long, long> { [Small] = 0, [Large] = 0 };
        for (var i = 0; i < 44; i++)
        {
            var ticket = queue.Begin()!;
            pixels[ticket.Cost] += ticket.Cost;
            queue.End(ticket);
        }
        Assert.Equal(4 * Large, pixels[Large]);
        Assert.Equal(4 * Large, pixels[Small]);
    }

    [Fact]
    public void A_line_that_was_empty_has_no_claim_to_the_time_before()
    {
        var queue = new WorkQueue(1, mostUnderWay: long.MaxValue, mostWaiting: long.MaxValue);
        for (var i = 0; i < 1000; i++)
        {
            Added(queue, Small);
            queue.End(queue.Begin()!);
        }
        var large = Enumerable.Range(0, 3).Select(_ => Added(queue, Large)).ToList();
        var small = Added(queue, Small);
        queue.End(queue.Begin()!);
        queue.End(queue.Begin()!);
        Assert.False(queue.Remove(small));
        Assert.True(queue.Remove(large[2]));
    }

    [Fact]
    public void Too_much_waiting_of_one_line_is_refused_and_the_other_still_waits()
    {
        var queue = new WorkQueue(2, mostUnderWay: long.MaxValue, mostWaiting: 2 * Large);
        Added(queue, Large);
        Added(queue, Large);
        Assert.False(queue.TryAdd(new WorkTicket(Large)));
        Assert.True(queue.TryAdd(new WorkTicket(Small)));
    }

    [Fact]
    public void Who_gives_up_makes_room()
    {
        var queue = new WorkQueue(1, mostUnderWay: long.MaxValue, mostWaiting: Small);
        var first = Added(queue, Small);
        Assert.False(queue.TryAdd(new WorkTicket(Small)));
        Assert.True(queue.Remove(first));
        Assert.True(queue.TryAdd(new WorkTicket(Small)));
    }

    private static WorkTicket Added(WorkQueue queue, long cost)
    {
        var ticket = new WorkTicket(cost);
        Assert.True(queue.TryAdd(ticket));
        return ticket;
    }
}
