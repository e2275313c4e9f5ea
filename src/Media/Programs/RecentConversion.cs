using System.Diagnostics;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Programs;

/// <summary>
/// What a program made of the last source, for who wants another size of it: a photograph in HEIC takes a second to convert, and as long again for
/// each size. One file on disk. Not safe for threads.
/// </summary>
internal sealed class RecentConversion
{
    private Key? _last;
    private SourceFile? _kept;
    private long _used;

    /// <param name="content">The same for the same bytes, and for no others; null for unknown: then nothing is kept.</param>
    /// <exception cref="Assets.Errors.DamException">As <see cref="SourceFile.Open(string, string, SourceOptions, ProgramRunner, CancellationToken)"/>.</exception>
    public T Use<T>(string? content, LayerFile file, SourceOptions options, ProgramRunner runner, Func<SourceFile, T> use, CancellationToken cancellationToken)
    {
        if (content is null || !Converters.ByFormat.ContainsKey(file.Format))
        {
            using var opened = SourceFile.Open(file.Path, file.Format, options, runner, cancellationToken);
            return use(opened);
        }

        _used = Stopwatch.GetTimestamp();
        var key = new Key(content, options.Page, options.DensityDpi, options.LayerNames);
        if (key != _last)
        {
            Forget();
            _kept = SourceFile.Open(file.Path, file.Format, options, runner, cancellationToken);
            _last = key;
        }

        return use(_kept!);
    }

    /// <returns>Whether something was kept that was not asked for so long.</returns>
    public bool CloseUnused(TimeSpan since)
    {
        if (_kept is null || Stopwatch.GetElapsedTime(_used) < since)
            return false;
        Forget();
        return true;
    }

    private void Forget()
    {
        _kept?.Dispose();
        (_last, _kept) = (null, null);
    }

    private sealed record Key(string Content, int? Page, int? Density, ValueList<string> LayerNames);
}
