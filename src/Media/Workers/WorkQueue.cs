namespace ServerlessDam.Media.Workers;

/// <summary>
/// Which request is next. Small and large ones wait in lines of their own, and pixels are shared out evenly between the two:
/// of large work alone all workers but one are busy, and what is small goes on beside it. Nor do all workers hold large pictures at
/// once: what would be one too many waits, and others pass it. Not safe for threads.
/// </summary>
/// <param name="places">Workers; at least 1.</param>
/// <param name="mostUnderWay">Pixels under way of one line, unless a single request has more.</param>
/// <param name="mostWaiting">Pixels that may wait in one line.</param>
internal sealed class WorkQueue(int places, long mostUnderWay, long mostWaiting)
{
    /// <summary>More pixels than this are large work: it takes seconds where the other takes tenths of one.</summary>
    public const long Large = 60_000_000;

    private readonly WorkLine _small = new();
    private readonly WorkLine _large = new();
    private readonly int _mostLarge = Math.Max(1, places - 1);
    private int _bulkyUnderWay;

    /// <returns>False: too much waits there already.</returns>
    public bool TryAdd(WorkTicket ticket)
    {
        var line = LineOf(ticket);
        // An empty line takes anything: nothing may be too large to be ever served.
        if (line.Waiting.Count > 0 && line.PixelsWaiting + ticket.Cost > mostWaiting)
            return false;
        line.Add(ticket, line == _small ? _large : _small);
        return true;
    }

    /// <returns>False: it does not wait any more.</returns>
    public bool Remove(WorkTicket ticket) => LineOf(ticket).Remove(ticket);

    /// <summary>Begins the next request that may begin now; null for none.</summary>
    public WorkTicket? Begin()
    {
        var (owed, other) = _small.Served <= _large.Served ? (_small, _large) : (_large, _small);
        if ((Next(owed) ?? Next(other)) is not { } next)
            return null;
        LineOf(next).Begin(next);
        _bulkyUnderWay += next.IsBulky ? 1 : 0;
        return next;
    }

    public void End(WorkTicket ticket)
    {
        LineOf(ticket).End(ticket);
        _bulkyUnderWay -= ticket.IsBulky ? 1 : 0;
    }

    /// <summary>All that wait, which then do not.</summary>
    public IReadOnlyList<WorkTicket> Clear()
    {
        WorkTicket[] all = [.. _small.Waiting, .. _large.Waiting];
        foreach (var ticket in all)
            Remove(ticket);
        return all;
    }

    private WorkTicket? Next(WorkLine line)
    {
        var next = line.Waiting.FirstOrDefault(ticket => !ticket.IsBulky || _bulkyUnderWay < _mostLarge);
        return next is not null
            && (line != _large || line.UnderWay < _mostLarge)
            && (line.UnderWay == 0 || line.PixelsUnderWay + next.Cost <= mostUnderWay)
            ? next
            : null;
    }

    /// <summary>What nobody waits for goes with the large work: never on all workers, never before what is small.</summary>
    private WorkLine LineOf(WorkTicket ticket) => ticket.IsPatient || ticket.Cost > Large ? _large : _small;
}
