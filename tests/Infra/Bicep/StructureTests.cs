namespace ServerlessDam.Infra.Tests.Bicep;

/// <summary>What the compiler would say, as far as it can be said without one.</summary>
public sealed class StructureTests
{
    [Fact]
    public void Every_name_that_is_used_is_declared()
        => Assert.Empty(Infrastructure.Files.SelectMany(file => file.UndeclaredNames()));

    [Fact]
    public void Nothing_is_declared_twice()
        => Assert.All(Infrastructure.Files, file =>
            Assert.Equal(
                file.Declarations.Count,
                file.Declarations.Select(declaration => (declaration.Kind == "output", declaration.Name)).Distinct().Count()));

    [Fact]
    public void Every_parameter_and_variable_is_used()
    {
        var unused =
            from file in Infrastructure.Files
            let used = file.Declarations.SelectMany(declaration => declaration.References()).Select(token => token.Text).ToHashSet()
            from declaration in file.Declarations
            where declaration.Kind is "param" or "var" && !used.Contains(declaration.Name)
            select $"{Path.GetFileName(file.Path)}: {declaration.Name}";
        Assert.Empty(unused);
    }

    [Fact]
    public void Every_parameter_says_what_it_is()
        => Assert.All(
            Infrastructure.Files.SelectMany(file => file.Of("param")),
            parameter => Assert.True(parameter.Decorators.ContainsKey("description"), parameter.Name));

    [Fact]
    public void Every_secret_parameter_is_secure()
        => Assert.All(
            Infrastructure.Files.SelectMany(file => file.Of("param")),
            parameter => Assert.Equal(
                parameter.Name.EndsWith("Secret", StringComparison.Ordinal), parameter.Decorators.ContainsKey("secure")));

    [Fact]
    public void Every_module_file_is_used_and_every_used_one_exists()
        => Assert.Equal(
            Infrastructure.Modules.Select(file => file.Path),
            Infrastructure.Main.Of("module").Select(Infrastructure.Main.PathOf).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_module_gets_the_parameters_it_wants_and_no_others()
        => Assert.All(Infrastructure.Main.Of("module"), module =>
        {
            var wanted = BicepFile.Load(Infrastructure.Main.PathOf(module)).Of("param").ToList();
            var given = module.Value["params"].Names;
            Assert.Subset(wanted.Select(parameter => parameter.Name).ToHashSet(), given.ToHashSet());
            Assert.Superset(wanted.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name).ToHashSet(), given.ToHashSet());
        });

    [Fact]
    public void What_main_reads_of_a_module_is_what_the_module_puts_out()
    {
        var read = Infrastructure.Main.Declarations.SelectMany(declaration => declaration.ReadOutputs()).ToHashSet();
        var written =
            from module in Infrastructure.Main.Of("module")
            from output in BicepFile.Load(Infrastructure.Main.PathOf(module)).Of("output")
            select (module.Name, output.Name);
        Assert.Equal(written.Order(), read.Order());
    }

    [Fact]
    public void A_resource_type_has_one_version_everywhere()
        => Assert.All(
            Infrastructure.Files
                .SelectMany(file => file.Of("resource"))
                .Select(resource => resource.Type.Split('@'))
                .GroupBy(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase),
            versions => Assert.Single(versions.Distinct()));

    [Fact]
    public void Every_resource_that_bears_tags_bears_ours()
        => Assert.All(
            Infrastructure.Files.SelectMany(file => file.Of("resource")).Where(resource => resource.Value.Names.Contains("location")),
            resource => Assert.True(resource.Value.Names.Contains("tags") || resource.Value.Names.Contains("parent"), resource.Name));
}
