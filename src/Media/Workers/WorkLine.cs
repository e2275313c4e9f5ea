namespace ServerlessDam.Media.Workers;

/// <summary>Requests of one kind: those that wait, first come, first served, and what is under way of them. Costs are in pixels.</summary>
internal sealed class WorkLine
{
    public LinkedList<WorkTicket> Waiting { get; } = new();

    public long PixelsWaiting { get; private set; }

    public long PixelsUnderWay { get; private set; }

    public int UnderWay { get; private set; }

    /// <summary>Pixels begun so far, as far as fairness is concerned: the line with fewer is next.</summary>
    public long Served { get; private set; }

    public void Add(WorkTicket ticket, WorkLine other)
    {
        // A line that was empty has no claim to the time in which it wanted nothing.
        if (Waiting.Count == 0)
            Served = Math.Max(Served, other.Served);
        Waiting.AddLast(ticket);
        PixelsWaiting += ticket.Cost;
    }

    public bool Remove(WorkTicket ticket)
    {
        if (!Waiting.Remove(ticket))
            return false;
        PixelsWaiting -= ticket.Cost;
        return true;
    }

    /// <param name="ticket">One that waits.</param>
    public void Begin(WorkTicket ticket)
    {
        Remove(ticket);
        PixelsUnderWay += ticket.Cost;
        UnderWay++;
        Served += ticket.Cost;
    }

    public void End(WorkTicket ticket)
    {
        PixelsUnderWay -= ticket.Cost;
        UnderWay--;
    }
}
