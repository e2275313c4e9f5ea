using System.Reflection;
using System.Text;

namespace Microsoft.Azure.Functions.Worker.Tests;

/// <summary>
/// A stand-in has no public name that the official package lacks, for a source that used one would not compile on it. The list
/// was checked against the official packages by hand: a change here wants the same check.
/// </summary>
public sealed class PublicApiTests
{
    [Fact]
    public async Task What_is_public_is_what_was_checked_against_the_official_packages()
    {
        var folder = AppContext.BaseDirectory;
        var actual = Describe(
            typeof(FunctionAttribute).Assembly, typeof(HttpTriggerAttribute).Assembly, typeof(BlobTriggerAttribute).Assembly,
            typeof(QueueTriggerAttribute).Assembly, typeof(TimerTriggerAttribute).Assembly);
        await File.WriteAllTextAsync(Path.Combine(folder, "PublicApi.actual.txt"), actual, RunningApp.Token);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder, "PublicApi.txt"), RunningApp.Token), actual);
    }

    private static string Describe(params Assembly[] assemblies)
    {
        var text = new StringBuilder();
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetExportedTypes()).OrderBy(type => type.FullName, StringComparer.Ordinal))
            text.Append(type.FullName).Append(": ").AppendJoin(", ", Members(type)).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
        => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is not MethodInfo { IsSpecialName: true } and not FieldInfo { IsSpecialName: true })
            .Where(member => !typeof(Delegate).IsAssignableFrom(type) || member.Name == "Invoke")
            .Select(Describe)
            .Order(StringComparer.Ordinal);

    private static string Describe(MemberInfo member) => member switch
    {
        MethodBase method => $"{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})",
        PropertyInfo property => property.CanWrite ? $"{property.Name} {{set}}" : property.Name,
        _ => member.Name,
    };
}
