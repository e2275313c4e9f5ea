namespace ServerlessDam.Media.Workers;

/// <summary>
/// Requests of one kind: those that wait, first come, first served, what nobody waits for behind the others, and what is under way of them.
/// Costs are in pixels.
/// </summary>
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
        if (ticket.IsPatient || FirstPatient() is not { } patient)
            Waiting.AddLast(ticket);
        else
            Waiting.AddBefore(patient, ticket);
        PixelsWaiting += ticket.Cost;
    }

    public bool Remove(WorkTicket ticket)
    {
        if (!Waiting.Remove(ticket))
            return false;
        PixelsWaiting -= ticket.Cost;
        return true;
    }

    public WorkTicket Begin()
    {
        var ticket = Waiting.First!.Value;
        Remove(ticket);
        PixelsUnderWay += ticket.Cost;
        UnderWay++;
        Served += ticket.Cost;
        return ticket;
    }

    public void End(WorkTicket ticket)
    {
        PixelsUnderWay -= ticket.Cost;
        UnderWay--;
    }

    /// <summary>They are at the end.</summary>
    private LinkedListNode<WorkTicket>? FirstPatient()
    {
        LinkedListNode<WorkTicket>? first = null;
        for (var node = Waiting.Last; node?.Value.IsPatient == true; node = node.Previous)
            first = node;
        return first;
    }
}
