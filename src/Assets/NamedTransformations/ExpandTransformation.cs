using ServerlessDam.Assets.Errors;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Named;

namespace ServerlessDam.Assets.NamedTransformations;

/// <summary>Finds what the names in a transformation stand for, and puts it in their place.</summary>
public sealed class ExpandTransformation(TransformationStore store)
{
    /// <summary>Each name is a look-up.</summary>
    private const int MostNames = 50;

    /// <exception cref="DamException">NotFound: a name that nobody has defined.</exception>
    /// <exception cref="TransformationException">As <see cref="NameExpansion.Expand"/>.</exception>
    public async ValueTask<Transformation> ExecuteAsync(string cloud, Transformation asked, CancellationToken cancellationToken)
    {
        var definitions = new Dictionary<string, Transformation>(StringComparer.Ordinal);
        var names = new Queue<string>(NameExpansion.NamesIn(asked));
        while (names.TryDequeue(out var name))
        {
            if (definitions.ContainsKey(name))
            {
                continue;
            }

            if (definitions.Count == MostNames)
            {
                throw new TransformationException($"Transformation has too many named transformations, at most {MostNames}");
            }

            var stored = await FindAsync(cloud, name, cancellationToken);
            var definition = stored.Definition();
            definitions.Add(name, definition);
            foreach (var inner in NameExpansion.NamesIn(definition))
            {
                names.Enqueue(inner);
            }
        }

        return NameExpansion.Expand(asked, definitions);
    }

    private async Task<StoredTransformation> FindAsync(string cloud, string name, CancellationToken cancellationToken)
    {
        var stored = await store.FindNamedAsync(cloud, name, cancellationToken) ?? throw new DamException(ErrorKind.NotFound, $"Unknown transformation {name}");
        if (!stored.Used)
        {
            // Who changed it meanwhile says more of it; the next use is noted then.
            await store.ReplaceAsync(cloud, stored, stored with { Used = true }, cancellationToken);
        }

        return stored;
    }
}
