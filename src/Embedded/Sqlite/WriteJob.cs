namespace ServerlessDam.Embedded.Sqlite;

/// <summary>A piece of work of the writer. It may run twice (the first run is then rolled back), and is told of its end once.</summary>
internal abstract class WriteJob
{
    public abstract void Run(Session session);

    public abstract void Committed();

    public abstract void Failed(Exception cause);
}

/// <summary>A <see cref="WriteJob"/> with a result that is handed out once it is on disk.</summary>
internal sealed class WriteJob<T>(Func<Session, T> work) : WriteJob
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Done => _done.Task;

    public override void Run(Session session) => _result = work(session);

    public override void Committed() => _done.SetResult(_result!);

    public override void Failed(Exception cause) => _done.SetException(cause);
}
