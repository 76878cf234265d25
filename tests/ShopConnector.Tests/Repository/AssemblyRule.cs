using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ShopConnector.Tests.Repository;

/// <summary>
/// What one of our assemblies may lean on: <paramref name="Assemblies"/> and those named below them. Of these,
/// <paramref name="Closed"/> namespaces and types are shut off all the same, such as files, which are in the runtime.
/// </summary>
internal sealed record AssemblyRule(string Name, string[] Assemblies, string[] Closed)
{
    public IEnumerable<string> Check(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        return [.. Foreign(metadata), .. Behind(metadata)];
    }

    private IEnumerable<string> Foreign(MetadataReader metadata) =>
        from handle in metadata.AssemblyReferences
        let name = metadata.GetString(metadata.GetAssemblyReference(handle).Name)
        where !Assemblies.Any(allowed => IsWithin(name, allowed))
        select $"{Name} leans on {name}; keep it behind a port.";

    private IEnumerable<string> Behind(MetadataReader metadata) =>
        from handle in metadata.TypeReferences
        let type = metadata.GetTypeReference(handle)
        let full = $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"
        where Closed.Any(closed => IsWithin(full, closed))
        select $"{Name} uses {full}; keep it behind a port.";

    private static bool IsWithin(string name, string family) =>
        name == family || name.StartsWith(family + ".", StringComparison.Ordinal);
}
