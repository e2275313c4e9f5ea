namespace ServerlessDam.EndToEnd.Moving;

public sealed class ThroughAnotherFolder : ThereAndBack
{
    private readonly SeededLibrary _between = new();

    protected override string[] Into => ["--to", "embedded", "--to-data", _between.Data];

    protected override string[] OutOf => ["--from", "embedded", "--data", _between.Data];

    protected override string AppData => _between.Data;

    public override void Dispose()
    {
        base.Dispose();
        _between.Dispose();
    }

    protected override Task<int> ArrivedAsync(CancellationToken cancellationToken) => Task.FromResult(_between.Originals().Count());

    protected override string[] BackTo(string data) => ["--to-data", data];
}
